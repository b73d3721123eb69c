import type { ReactNode } from 'react';
import type { AccountSilence } from '../api/generated/index.js';

/** All reasons why an account is quiet, the one that counts first, and what would raise an alert. */
export function QuietReasons({ silence }: { readonly silence: AccountSilence }): ReactNode {
  const [first, ...others] = silence.reasons;
  return (
    <div data-reason={silence.reason}>
      <span>{first?.text}</span>
      {others.map(({ text, figures: { reason } }) => (
        <div key={reason} className="muted">
          {text}
        </div>
      ))}
      {silence.raising !== undefined && <div className="muted">{silence.raising}</div>}
    </div>
  );
}
