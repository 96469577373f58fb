/** Fonts, tokens and styles of the window, in the order in which they build on each other. Everything is bundled; nothing is loaded at run time. */
import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import '@fontsource-variable/atkinson-hyperlegible-mono/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './tokens.css';
import './window.css';
import './parts.css';
import './page-viewer.css';
import './screens/setup.css';
import './screens/library.css';
import './screens/document.css';
import './screens/ask.css';
import './screens/audit.css';
import './screens/models.css';
import './screens/policies.css';
import './screens/dashboard.css';
import './screens/settings.css';
