import { keyText, type ShipmentKey, type StoredEvent } from '../ports/index.js';
import { isShipment } from './fold-subject.js';

/** An event with the texts under which it and its shipment are known: joining and hashing them is paid once. */
export interface KeyedEvent {
  readonly event: StoredEvent;
  /** `keyText` of subject, source and id. */
  readonly text: string;
  /** Of an event that carries a shipment. */
  readonly shipment: KeyedShipment | undefined;
}

/** A shipment's key in the ledger, and its `keyText`. */
export interface KeyedShipment {
  readonly key: ShipmentKey;
  readonly text: string;
}

export function keyedEvent(event: StoredEvent): KeyedEvent {
  const { subject, source, id } = event;
  return { event, text: keyText(subject, source, id), shipment: keyedShipment(event) };
}

function keyedShipment(event: StoredEvent): KeyedShipment | undefined {
  if (!isShipment(event)) return undefined;
  const { subject, source } = event;
  const { shipmentId } = event.data;
  return { key: { subject, source, shipmentId }, text: keyText(subject, source, shipmentId) };
}
