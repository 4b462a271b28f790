import type { ClientEvent } from '../../spec/editions/draft-2014-08/wire/event.ts';
import type { Pdu } from '../../spec/editions/draft-2014-08/wire/pdu.ts';
import type { UserId } from '../../spec/wire/ids.ts';
import type { StoredEvent, StreamItem } from '../store/store.ts';

/**
 * Whose stream an event enters: everyone in the room, and the user a membership is about.
 * Requirements: room.deliver-all, room.leave.
 */
export function streamRecipients(event: Pdu, joined: readonly UserId[]): readonly UserId[] {
  if (event.pdu_type !== 'm.room.member') return joined;
  const subject = event.state_key as UserId;
  return joined.includes(subject) ? joined : [...joined, subject];
}

/** What a page of history holds. Requirement: room.non-state. */
export function historyPage(events: readonly StoredEvent[]): readonly StoredEvent[] {
  return events;
}

/** What is newer than the token a client resumes from. Requirement: arch.event-stream. */
export function resumedPage(items: readonly StreamItem[], after: number): readonly StreamItem[] {
  return items.filter((item) => item.position > after);
}

/** An event as a client sees it. Content is passed through unharmed. Requirement: msg.type.text. */
export function clientEvent({ eventId, pdu }: StoredEvent): ClientEvent {
  const event: Record<string, unknown> = {
    event_id: eventId,
    type: pdu.pdu_type,
    room_id: pdu.context,
    user_id: pdu.user_id,
    content: pdu.content,
    ts: pdu.ts,
  };
  if (pdu.is_state) event.state_key = pdu.state_key ?? '';
  if (pdu.pdu_type === 'm.room.member') {
    event.membership = pdu.content.membership;
    // What clients of the days before the draft look for. Binding: js fiddles.
    event.target_user_id = pdu.state_key;
  }
  return event as ClientEvent;
}
