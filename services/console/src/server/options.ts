export interface ConsoleOptions {
  /** The API in the same process. */
  api: (request: Request) => Promise<Response>;
  /** The token that the console's own reader uses on that API. */
  token: string;
  /** Directory of the built plugin. */
  pluginDist: string;
  /** Directory of the built page. */
  consoleDist: string;
  /** Where the Configuration page's settings are kept; holds a secret, so it is written with mode 0600. */
  settingsFile: string;
  /** The address the server is bound to. Anything but loopback makes visitors sign in. */
  host: string;
  version: string;
}

export const PLUGIN_ID = "vigie-commerce-app";
