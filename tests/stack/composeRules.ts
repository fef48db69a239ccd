type Written = Record<string, unknown>;

/** What is asked of every service, and the few that are let off, each for a reason that the file states. */
const mayBeRoot = new Set(["falco"]);
const mayAdd: Record<string, string[]> = { falco: ["SYS_ADMIN", "SYS_RESOURCE", "SYS_PTRACE"] };
const runsOnce = new Set(["secrets", "plugin", "migrate"]);

const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** A full version, or for bases that are renewed for security a major version with the release they stand on. */
export function isPinned(image: string): boolean {
  const tag = /:([^/:]+)$/.exec(image)?.[1] ?? "";
  return /^v?\d+\.\d+(\.\d+)?(-[a-z]+)?$/.test(tag) || /^\d+-[a-z]+(-slim)?$/.test(tag);
}

function faultsOfService(name: string, it: Written): string[] {
  const faults: string[] = [];
  const say = (fault: string) => faults.push(`${name} ${fault}`);
  const user = String(it["user"] ?? "");
  if (!mayBeRoot.has(name) && (user === "" || /^(0|root)(:|$)/.test(user))) say("runs as root");
  if (!asList(it["cap_drop"]).includes("ALL")) say("keeps capabilities");
  const added = asList(it["cap_add"]).filter((cap) => !mayAdd[name]?.includes(cap));
  if (added.length > 0) say(`adds capabilities: ${added.join(", ")}`);
  if (it["read_only"] !== true) say("can write to its root");
  if (!asList(it["security_opt"]).includes("no-new-privileges:true")) say("may gain privileges");
  if (it["privileged"]) say("is privileged");
  if (it["network_mode"] === "host") say("uses the host's network");
  if (!it["mem_limit"]) say("has no memory limit");
  if (!it["pids_limit"]) say("has no limit of processes");
  if (!isPinned(String(it["image"] ?? ""))) say(`is not pinned to a version: ${it["image"]}`);
  for (const port of asList(it["ports"]))
    if (!port.startsWith("127.0.0.1:")) say(`publishes ${port}, not on 127.0.0.1`);
  faults.push(...faultsOfHealth(name, it));
  return faults;
}

function faultsOfHealth(name: string, it: Written): string[] {
  if (runsOnce.has(name)) return it["restart"] === "no" ? [] : [`${name} runs once and would be restarted`];
  const check = (it["healthcheck"] as Written | undefined)?.["test"];
  if (!check) return [`${name} has no health check`];
  // A shell in a container is what Falco reports; a check every few seconds would drown the real one.
  if (asList(check)[0] !== "CMD") return [`${name} is checked by a shell`];
  return it["restart"] === "unless-stopped" ? [] : [`${name} is not restarted when it dies`];
}

export function faultsOfCompose(services: Record<string, Written>): string[] {
  const faults = Object.entries(services).flatMap(([name, it]) => faultsOfService(name, it));
  for (const [name, it] of Object.entries(services)) {
    for (const [other, how] of Object.entries((it["depends_on"] ?? {}) as Record<string, { condition?: string }>)) {
      const wanted = runsOnce.has(other) ? "service_completed_successfully" : "service_healthy";
      if (how.condition !== wanted) faults.push(`${name} does not wait until ${other} is ${wanted}`);
      if (!services[other]) faults.push(`${name} waits for ${other}, which is not there`);
    }
  }
  return faults;
}

export function faultsOfDockerfile(text: string): string[] {
  const faults: string[] = [];
  const stages = new Set([...text.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, stage]) => stage));
  for (const [, base = ""] of text.matchAll(/^FROM (\S+)/gm))
    if (!stages.has(base) && !isPinned(base)) faults.push(`${base} is not pinned to a version`);
  const user = [...text.slice(text.lastIndexOf("\nFROM ")).matchAll(/^USER (\S+)$/gm)].at(-1)?.[1] ?? "root";
  if (/^(0|root)(:|$)/.test(user)) faults.push("the image runs as root");
  if (/^(?:ENV|ARG) .*(?:PASSWORD|SECRET|TOKEN)/m.test(text)) faults.push("a secret would be built in");
  if (/^ADD /m.test(text) || /\b(?:curl|wget)\b/.test(text))
    faults.push("it downloads something that no lock file pins");
  return faults;
}
