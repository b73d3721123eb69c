import { Card, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact } from '../api/generated/index.js';
import { useFormats } from '../format/formats.js';

/** The people of an account. */
export function ContactList({ contacts }: { readonly contacts: readonly Contact[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Card title={t('account.contacts')}>
      {contacts.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('account.noContacts')} />
      ) : (
        <ul className="plain">
          {contacts.map((contact) => (
            <li key={contact.contactId}>
              <Person contact={contact} />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Person({ contact }: { readonly contact: Contact }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { contactId, name, role, title, phone, email, erasedAt } = contact;
  if (erasedAt !== undefined) {
    return (
      <span className="muted">{`${contactId} · ${t('account.erased', { date: formats.date(erasedAt) })}`}</span>
    );
  }
  return (
    <>
      <strong>{name ?? contactId}</strong>{' '}
      <span className="muted">
        {[role === undefined ? undefined : t(`role.${role}`), title].filter(Boolean).join(' · ')}
      </span>
      <div className="muted">
        {phone !== undefined && <a href={`tel:${phone.replaceAll(/[^+\d]/gu, '')}`}>{phone}</a>}
        {phone !== undefined && email !== undefined && ' · '}
        {email !== undefined && <a href={`mailto:${email}`}>{email}</a>}
      </div>
    </>
  );
}
