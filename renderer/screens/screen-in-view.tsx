/** The screen that navigation names. */
import type { ReactNode } from 'react';
import { AskScreen } from './ask/ask-screen.tsx';
import { AuditScreen } from './audit/audit-screen.tsx';
import { DashboardScreen } from './dashboard/dashboard-screen.tsx';
import { DocumentScreen } from './document/document-screen.tsx';
import { LibraryScreen } from './library/library-screen.tsx';
import { ModelsScreen } from './models/models-screen.tsx';
import type { Screen } from './navigation.ts';
import { PoliciesScreen } from './policies/policies-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';

export function ScreenInView({ screen }: { screen: Screen }): ReactNode {
  switch (screen) {
    case 'library':
      return <LibraryScreen />;
    case 'document':
      return <DocumentScreen />;
    case 'ask':
      return <AskScreen />;
    case 'policies':
      return <PoliciesScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'models':
      return <ModelsScreen />;
    case 'dashboard':
      return <DashboardScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}
