// Date.now in a comment would not count.
export const value = () => Date.now();
