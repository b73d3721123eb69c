import { useSearchParams } from 'react-router';

const PARAMETER = 'owner';

/** The account manager whose book is looked at; undefined = everybody's. It is part of the address, so a link shows the same. */
export function useOwner(): readonly [
  owner: string | undefined,
  setOwner: (owner: string | undefined) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const setOwner = (owner: string | undefined): void => {
    setParameters((present) => {
      const changed = new URLSearchParams(present);
      if (owner === undefined) changed.delete(PARAMETER);
      else changed.set(PARAMETER, owner);
      return changed;
    });
  };
  return [parameters.get(PARAMETER) ?? undefined, setOwner];
}
