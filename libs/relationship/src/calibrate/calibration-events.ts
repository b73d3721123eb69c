import { z } from 'zod';
import { calibrationSchema } from './calibration.js';

const outcomes = z.strictObject({ judged: z.int().min(0), lost: z.int().min(0) }).readonly();

/**
 * What matured outcomes say about probabilities at the end of a week, and what follows from it. In force from the next closed
 * week on, where the settings say so.
 */
export const modelCalibrated = z
  .strictObject({
    /** Monday of the week. */
    week: z.iso.date(),
    /** What is in force from now on; slope 1 and intercept 0 are the coefficients as they were fitted. */
    calibration: calibrationSchema,
    /** How many outcomes the candidate was fitted to, and how many all were compared on. */
    fitted: outcomes,
    tested: outcomes,
    /** Log loss on the tested outcomes, of which none was fitted to: lower is better. */
    losses: z
      .strictObject({ uncalibrated: z.number(), active: z.number(), candidate: z.number() })
      .readonly(),
  })
  .readonly();

export type ModelCalibrated = z.infer<typeof modelCalibrated>;
