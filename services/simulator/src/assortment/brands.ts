const NAMES =
  "Albatros, Anse Bleue, Bergholm, Boreal, Brisa, Calanque, Corvo, Dunette, Ebbe, Escala, Falun, Faro Vento, " +
  "Gannet, Goémon, Hafenlicht, Havmor, Isola Due, Jolie Houle, Kelpie, Kustlijn, Lanterna, Lieke, Maré Alta, " +
  "Mistral & Fils, Noordwijk, Nordlys, Ondina, Petrel, Quai Neuf, Roscoff, Saline, Sorella, Skerry, Tern & Tide, " +
  "Torrevento, Ulla, Vela Nove, Vindö, Windrose, Zeeland";

export const BRANDS: readonly string[] = NAMES.split(", ");

/** The six brands of a category; neighbouring categories share some. */
export function brandsOf(category: number): readonly string[] {
  return Array.from({ length: 6 }, (_, i) => BRANDS[(category * 7 + i * 3 + (i > 3 ? 1 : 0)) % BRANDS.length] ?? "");
}
