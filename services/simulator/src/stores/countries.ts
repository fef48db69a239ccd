/** A city a store or a customer can be in: its name, region, share of the country's demand and, if not the capital's, time zone. */
export type City = readonly [name: string, region: string, share: number, timeZone?: string];

export interface Country {
  code: string;
  name: string;
  timeZone: string;
  /** Relative size of the market. */
  share: number;
  cities: readonly City[];
  streets: readonly string[];
  /** "#" stands for a digit. */
  postcode: string;
  payments: Readonly<Record<string, number>>;
}

export const COUNTRIES: readonly Country[] = [
  {
    code: "FR",
    name: "France",
    timeZone: "Europe/Paris",
    share: 26,
    cities: [
      ["Paris", "Île-de-France", 34],
      ["Lyon", "Auvergne-Rhône-Alpes", 14],
      ["Marseille", "Provence-Alpes-Côte d'Azur", 11],
      ["Toulouse", "Occitanie", 9],
      ["Bordeaux", "Nouvelle-Aquitaine", 8],
      ["Lille", "Hauts-de-France", 8],
      ["Nantes", "Pays de la Loire", 7],
      ["Strasbourg", "Grand Est", 5],
      ["Saint-Denis", "La Réunion", 4, "Indian/Reunion"],
    ],
    streets: ["rue de la République", "avenue Jean Jaurès", "rue Pasteur", "boulevard Gambetta", "place du Marché"],
    postcode: "#####",
    payments: { card: 62, paypal: 22, apple_pay: 10, gift_card: 3, bank_transfer: 3 },
  },
  {
    code: "DE",
    name: "Germany",
    timeZone: "Europe/Berlin",
    share: 24,
    cities: [
      ["Berlin", "Berlin", 24],
      ["Hamburg", "Hamburg", 17],
      ["München", "Bayern", 17],
      ["Köln", "Nordrhein-Westfalen", 14],
      ["Frankfurt am Main", "Hessen", 11],
      ["Stuttgart", "Baden-Württemberg", 9],
      ["Leipzig", "Sachsen", 8],
    ],
    streets: ["Hauptstraße", "Bahnhofstraße", "Gartenweg", "Goethestraße", "Lindenallee"],
    postcode: "#####",
    payments: { paypal: 36, invoice: 28, card: 20, sepa_debit: 13, gift_card: 3 },
  },
  {
    code: "ES",
    name: "Spain",
    timeZone: "Europe/Madrid",
    share: 13,
    cities: [
      ["Madrid", "Comunidad de Madrid", 34],
      ["Barcelona", "Cataluña", 29],
      ["Valencia", "Comunitat Valenciana", 14],
      ["Sevilla", "Andalucía", 13],
      ["Las Palmas", "Canarias", 10, "Atlantic/Canary"],
    ],
    streets: ["calle Mayor", "avenida de la Constitución", "calle Real", "paseo del Prado", "calle Nueva"],
    postcode: "#####",
    payments: { card: 60, bizum: 17, paypal: 20, gift_card: 3 },
  },
  {
    code: "IT",
    name: "Italy",
    timeZone: "Europe/Rome",
    share: 13,
    cities: [
      ["Milano", "Lombardia", 32],
      ["Roma", "Lazio", 28],
      ["Torino", "Piemonte", 15],
      ["Napoli", "Campania", 14],
      ["Bologna", "Emilia-Romagna", 11],
    ],
    streets: ["via Roma", "via Garibaldi", "corso Italia", "via Dante", "piazza Mazzini"],
    postcode: "#####",
    payments: { card: 46, paypal: 38, bank_transfer: 6, apple_pay: 7, gift_card: 3 },
  },
  {
    code: "NL",
    name: "Netherlands",
    timeZone: "Europe/Amsterdam",
    share: 10,
    cities: [
      ["Amsterdam", "Noord-Holland", 36],
      ["Rotterdam", "Zuid-Holland", 28],
      ["Utrecht", "Utrecht", 20],
      ["Eindhoven", "Noord-Brabant", 16],
    ],
    streets: ["Kerkstraat", "Molenweg", "Dorpsstraat", "Stationsplein", "Julianalaan"],
    postcode: "####",
    payments: { ideal: 66, card: 16, paypal: 11, invoice: 5, gift_card: 2 },
  },
  {
    code: "PT",
    name: "Portugal",
    timeZone: "Europe/Lisbon",
    share: 6,
    cities: [
      ["Lisboa", "Lisboa", 52],
      ["Porto", "Norte", 38],
      ["Ponta Delgada", "Açores", 10, "Atlantic/Azores"],
    ],
    streets: ["rua da Liberdade", "avenida da República", "rua do Comércio", "largo da Igreja", "rua Nova"],
    postcode: "####-###",
    payments: { multibanco: 40, card: 35, paypal: 22, gift_card: 3 },
  },
  {
    code: "IE",
    name: "Ireland",
    timeZone: "Europe/Dublin",
    share: 5,
    cities: [
      ["Dublin", "Leinster", 60],
      ["Cork", "Munster", 25],
      ["Galway", "Connacht", 15],
    ],
    streets: ["Main Street", "Church Road", "Patrick Street", "Station Road", "Harbour View"],
    postcode: "D##",
    payments: { card: 66, paypal: 18, apple_pay: 13, gift_card: 3 },
  },
  {
    code: "FI",
    name: "Finland",
    timeZone: "Europe/Helsinki",
    share: 3,
    cities: [
      ["Helsinki", "Uusimaa", 65],
      ["Tampere", "Pirkanmaa", 35],
    ],
    streets: ["Mannerheimintie", "Koulukatu", "Rantatie", "Asemakatu", "Puistokatu"],
    postcode: "#####",
    payments: { card: 40, bank_transfer: 30, invoice: 22, paypal: 8 },
  },
];

/** The country with a code; throws for one that is not in the list. */
export function countryOf(code: string): Country {
  const country = COUNTRIES.find((candidate) => candidate.code === code);
  if (!country) throw new RangeError(`unknown country ${code}`);
  return country;
}
