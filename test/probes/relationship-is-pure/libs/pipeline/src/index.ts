export interface Port {
  read(): string;
}
