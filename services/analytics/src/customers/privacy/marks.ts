/** What a person can be told by. A weak mark may be anybody's: a number, a single word. */
export interface Mark {
  text: string;
  weak: boolean;
  replacement: string;
}

export interface Person {
  id: number;
  key: string;
  name: string | null;
  email: string | null;
  addresses: string[];
}

const shortest = 8;
const shortestKey = 5;
const erased = "[erased]";

const isWeakKey = (key: string) => key.length < shortestKey || /^\d+$/.test(key);
const isWeakName = (name: string) => !/\S\s+\S/.test(name) || name.length < shortest;

/** Every text that tells the person, the longest first, so that none is cut by a part of it. */
export function marksOf({ key, name, email, addresses }: Person, placeholder: string): Mark[] {
  const marks: Mark[] = [
    { text: key, weak: isWeakKey(key), replacement: placeholder },
    ...(email ? [{ text: email, weak: false, replacement: erased }] : []),
    ...(name ? [{ text: name, weak: isWeakName(name), replacement: erased }] : []),
    ...addresses.map((text) => ({ text, weak: text.length < shortest, replacement: erased })),
  ];
  const first = marks.filter(
    (it, at) => it.text.trim() !== "" && marks.findIndex(({ text }) => text === it.text) === at,
  );
  return first.sort((a, b) => b.text.length - a.text.length);
}
