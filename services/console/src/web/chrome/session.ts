export interface Session {
  signIn: boolean;
  name: string;
  version: string;
}
