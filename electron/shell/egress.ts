/** Nothing connects: switches of Chromium, the offline web context, the request filter, and permissions that are all denied. */
import type { App, Session } from 'electron';
import { pageOrigin } from './app-pages.ts';

/** Environment a child may see: nothing that could redirect native loading, proxies or Node itself. */
const keptVariables = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot', 'OPENBLAS_CORETYPE'];
const clearedVariables = /^(NAPI_RS_|NODE_|LD_|DYLD_|(https?|all|no|ftp)_proxy$)/iu;

const switches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['disable-quic'],
  ['disable-breakpad'],
  ['no-proxy-server'],
  ['dns-over-https-mode', 'off'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
];

/** Before the application is ready: name resolution leads nowhere, and no background service of Chromium starts. */
export function closeNetwork(app: Pick<App, 'commandLine'>): void {
  for (const [name, value] of switches) app.commandLine.appendSwitch(name, value);
  for (const key of Object.keys(process.env)) if (clearedVariables.test(key)) Reflect.deleteProperty(process.env, key);
}

/** The environment of child processes. */
export function childEnvironment(): Record<string, string> {
  return Object.fromEntries(
    keptVariables.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
}

/** True for what a page may load: our own scheme, and pictures that it made itself. */
export function isLocalRequest(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`) || url.startsWith(`blob:${pageOrigin}/`);
}

/** Once ready: the web context is offline, filters every request, and denies permissions, devices and downloads. */
export function sealSession(session: Session, { developer }: { developer: boolean }): void {
  session.enableNetworkEmulation({ offline: true });
  session.webRequest.onBeforeRequest((details, done) => {
    const allowed = isLocalRequest(details.url) || (developer && details.url.startsWith('devtools://'));
    done({ cancel: !allowed });
  });
  session.setPermissionRequestHandler((_contents, _permission, done) => {
    done(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setCertificateVerifyProc((_request, done) => {
    done(-2); // refused, whatever the certificate says
  });
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => {
    event.preventDefault();
  });
}
