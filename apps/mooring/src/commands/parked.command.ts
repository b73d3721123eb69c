import { listParked } from '#pipeline';
import type { MooringSet } from '../set.js';
import { print } from '../terminal/print.js';

/** Prints the subjects that wait behind an event that could not be folded. */
export async function parkedCommand(set: MooringSet): Promise<void> {
  const parked = await listParked(set);
  if (parked.length === 0) print('Nothing is parked.');
  for (const { subject, eventId, reason, since, waiting } of parked) {
    print(
      `${subject}: event ${eventId} of ${since} could not be folded (${reason}); ${String(waiting)} waiting behind it`,
    );
  }
}
