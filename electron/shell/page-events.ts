/** Sends events to the page, parsed and numbered, so that a lost or repeated one is seen. */
import { events, type EventName } from '../contract/events.ts';

/** `send` puts a message on the event channel of the window, or does nothing when there is no window. */
export function pageEvents(
  send: (name: EventName, payload: unknown, seq: number) => void,
): (name: string, payload: unknown) => void {
  let seq = 0;
  return (name, payload) => {
    const parsed = isEventName(name) ? events[name].safeParse(payload) : null;
    if (parsed?.success === true) send(name as EventName, parsed.data, seq++);
    else console.error(`cloister: event ${name.slice(0, 60)} does not fit its shape`);
  };
}

function isEventName(name: string): name is EventName {
  return Object.hasOwn(events, name);
}
