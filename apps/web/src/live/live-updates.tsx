import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { KEYS_OF_CHANGE } from '../api/query-keys.js';

const IsLive = createContext(false);

/** Whether changes appear by themselves at the moment. */
export function useIsLive(): boolean {
  return useContext(IsLive);
}

/** Changes that come together are shown together. */
const GATHER_MS = 250;

/** Listens to the server and asks again for what has changed. The browser reconnects by itself and goes on where it was. */
export function LiveUpdates({ children }: { readonly children: ReactNode }): ReactNode {
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const source = new EventSource('/v1/stream');
    const stale = new Set<string>();
    let timer: number | undefined;
    const refresh = (keys: readonly string[]): void => {
      for (const key of keys) stale.add(key);
      timer ??= window.setTimeout(() => {
        timer = undefined;
        for (const key of stale) void queries.invalidateQueries({ queryKey: [key] });
        stale.clear();
      }, GATHER_MS);
    };
    source.addEventListener('open', () => setIsLive(true));
    source.addEventListener('error', () => setIsLive(false));
    // Away for too long: everything may have changed.
    source.addEventListener('reset', () => void queries.invalidateQueries());
    for (const [kind, keys] of Object.entries(KEYS_OF_CHANGE))
      source.addEventListener(kind, () => refresh(keys));
    return () => {
      window.clearTimeout(timer);
      source.close();
    };
  }, [queries]);
  return <IsLive value={isLive}>{children}</IsLive>;
}
