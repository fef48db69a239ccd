interface Names {
  first: readonly string[];
  last: readonly string[];
}

const words = (text: string): readonly string[] => text.split(" ");

const NAMES: Record<string, Names> = {
  FR: {
    first: words("Camille Léa Manon Chloé Inès Jules Hugo Lucas Louis Théo Élise Margaux Antoine Nathan Sarah Zoé"),
    last: words(
      "Martin Bernard Dubois Thomas Robert Petit Durand Leroy Moreau Simon Laurent Lefèvre Roux Fournier Girard",
    ),
  },
  DE: {
    first: words("Anna Lena Marie Sophie Lukas Jonas Finn Paul Felix Mia Emma Jürgen Katrin Stefan Heike Ben"),
    last: words(
      "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Richter Klein Wolf Schäfer",
    ),
  },
  ES: {
    first: words("Lucía Martina Sofía María Paula Hugo Mateo Martín Daniel Pablo Alba Carmen Javier Sergio Elena Iván"),
    last: words(
      "García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Muñoz Romero Navarro",
    ),
  },
  IT: {
    first: words(
      "Giulia Sofia Aurora Alice Martina Leonardo Francesco Lorenzo Matteo Andrea Chiara Elisa Marco Paolo Sara Luca",
    ),
    last: words(
      "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti Costa Fontana",
    ),
  },
  NL: {
    first: words("Emma Julia Mila Tess Sophie Noah Sem Liam Daan Bram Lotte Femke Jeroen Sanne Ruben Iris"),
    last: words("Jansen Bakker Visser Smit Meijer Mulder Bos Vos Peters Hendriks Dekker Brouwer Dijkstra Smits Kok"),
  },
  PT: {
    first: words(
      "Maria Leonor Matilde Beatriz Carolina João Francisco Afonso Tomás Duarte Inês Rita Pedro Miguel Ana Rui",
    ),
    last: words(
      "Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Marques Almeida",
    ),
  },
  IE: {
    first: words(
      "Aoife Saoirse Niamh Ciara Emily Conor Seán Jack Cillian Oisín Grace Róisín Patrick Darragh Fiona Liam",
    ),
    last: words(
      "Murphy Kelly Walsh Byrne Ryan Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Moore Nolan",
    ),
  },
  FI: {
    first: words("Aino Helmi Sofia Eevi Venla Leo Elias Oliver Eino Väinö Anni Päivi Mikko Jari Laura Ville"),
    last: words(
      "Korhonen Virtanen Mäkinen Nieminen Mäkelä Hämäläinen Laine Heikkinen Koskinen Järvinen Lehtonen Saarinen Salminen Heinonen Niemi",
    ),
  },
};

/** The first and last names of a country. */
export function namesOf(country: string): Names {
  const names = NAMES[country];
  if (!names) throw new RangeError(`no names for ${country}`);
  return names;
}
