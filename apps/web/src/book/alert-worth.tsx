import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Alert } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';

/** Why an alert stands where it does: every factor of what it is worth to answer it. */
export function AlertWorth({ alert }: { readonly alert: Alert }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { standing, facts } = alert;
  if (standing === undefined) return null;
  const { rank, of, probability, amount, chance, outcomes, cost, worth } = standing;
  return (
    <p className="muted worth">
      {t('budget.rank', { rank, of })}{' '}
      {t('budget.worth', {
        worth: formats.amount(worth, facts.unit),
        probability: formats.percent(probability),
        amount: formats.amount(amount, facts.unit),
        chance: formats.percent(chance),
        cost: formats.amount(cost, facts.unit),
      })}{' '}
      {outcomes === 0 ? t('budget.prior') : t('budget.measured', { count: outcomes })}
    </p>
  );
}
