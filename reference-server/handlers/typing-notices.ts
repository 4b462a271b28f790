import type { RoomId, UserId } from '../../spec/wire/ids.ts';
import type { Cancel, Clock } from '../ports.ts';

/** Who is typing, in memory. A notice ends by itself when its time is over. */
export class TypingNotices {
  readonly #clock: Clock;
  readonly #rooms = new Map<RoomId, Map<UserId, Cancel>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Starts or renews a notice; `over` is called when its time is. Returns whether it is new. */
  start(roomId: RoomId, user: UserId, timeoutMs: number, over: () => void): boolean {
    const isNew = !this.stop(roomId, user);
    const room = this.#rooms.get(roomId) ?? new Map<UserId, Cancel>();
    this.#rooms.set(roomId, room.set(user, this.#clock.after(timeoutMs, over)));
    return isNew;
  }

  /** Ends a notice. Returns whether there was one. */
  stop(roomId: RoomId, user: UserId): boolean {
    const room = this.#rooms.get(roomId);
    const stopTimer = room?.get(user);
    if (!room || !stopTimer) return false;
    stopTimer();
    room.delete(user);
    if (room.size === 0) this.#rooms.delete(roomId);
    return true;
  }

  /** Who is typing in a room, those who began first first. */
  users(roomId: RoomId): UserId[] {
    return [...(this.#rooms.get(roomId)?.keys() ?? [])];
  }

  stopAll(): void {
    for (const room of this.#rooms.values()) for (const stopTimer of room.values()) stopTimer();
    this.#rooms.clear();
  }
}
