/** What Falco says when something happens on the shop's machine. */
export interface Scene {
  rule: string;
  priority: string;
  tags: readonly string[];
  service: string;
  text: string;
  process: string;
  command: string;
  parent: string;
  type: string;
  file?: string;
}

export const SHELL: Scene = {
  rule: "Vigie shell in a service container",
  priority: "Warning",
  service: "checkout",
  type: "execve",
  tags: ["T1059.004", "container", "mitre_execution", "process", "vigie"],
  text: "A shell was started in a service container",
  process: "bash",
  command: "bash -i",
  parent: "runc",
};

export const PACKAGE_MANAGER: Scene = {
  rule: "Vigie package manager in a service container",
  priority: "Error",
  service: "checkout",
  type: "execve",
  tags: ["T1505", "container", "mitre_persistence", "process", "vigie"],
  text: "A package manager ran in a service container",
  process: "apt-get",
  command: "apt-get install -y netcat",
  parent: "bash",
};

export const WEB_ROOT_WRITE: Scene = {
  rule: "Vigie write under plugin or web root",
  priority: "Error",
  service: "storefront",
  type: "openat",
  tags: ["T1505.003", "container", "filesystem", "mitre_persistence", "vigie"],
  text: "A file was written under a plugin or web root",
  process: "node",
  command: "node server.js",
  parent: "tini",
  file: "/app/public/.cache/tmp.js",
};

/** What happens on the demo shop's machine again and again, and means nothing. */
export const ROUTINE: readonly (Scene & { perDay: number })[] = [
  {
    perDay: 1,
    rule: "Vigie secret or env file read",
    priority: "Critical",
    service: "inventory",
    type: "openat",
    tags: ["T1552.001", "container", "filesystem", "mitre_credential_access", "vigie"],
    text: "A secret or an env file was read",
    process: "backup",
    command: "backup --all /data",
    parent: "cron",
    file: "/run/secrets/db",
  },
  {
    perDay: 0.7,
    rule: "Vigie shell in a service container",
    priority: "Warning",
    service: "search",
    type: "execve",
    tags: ["T1059.004", "container", "mitre_execution", "process", "vigie"],
    text: "A shell was started in a service container",
    process: "sh",
    command: "sh -c reindex --delta",
    parent: "runc",
  },
  {
    perDay: 2.4,
    rule: "Vigie unexpected outbound connection",
    priority: "Error",
    service: "storefront",
    type: "connect",
    tags: ["T1041", "container", "mitre_exfiltration", "network", "vigie"],
    text: "An unexpected outbound connection",
    process: "node",
    command: "node server.js",
    parent: "tini",
    file: "10.0.3.7:41822->198.51.100.20:443",
  },
];

/** What happened once, some hours before the shop's end. */
export const EVENTS: readonly (Scene & { hoursBefore: number; times: number })[] = [
  {
    hoursBefore: 20.6,
    times: 3,
    ...SHELL,
  },
  {
    hoursBefore: 20.5,
    times: 2,
    ...PACKAGE_MANAGER,
  },
  {
    hoursBefore: 6.2,
    times: 1,
    ...WEB_ROOT_WRITE,
  },
  {
    hoursBefore: 75,
    times: 9,
    rule: "Vigie logs tampered with",
    priority: "Error",
    service: "payment",
    type: "openat",
    tags: ["T1070.002", "container", "filesystem", "mitre_defense_evasion", "vigie"],
    text: "Logs were tampered with",
    process: "logrotate",
    command: "logrotate /etc/logrotate.conf",
    parent: "cron",
    file: "/var/log/payment.log",
  },
];
