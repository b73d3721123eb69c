export const day = (milliseconds: number) => new Date(milliseconds).toISOString();
