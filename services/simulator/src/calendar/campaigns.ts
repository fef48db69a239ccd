import type { Campaign } from "../types.ts";
import { dayNumber, isoDate } from "./days.ts";
import { blackFriday } from "./holidays.ts";

interface Yearly {
  key: string;
  name: string;
  from: readonly [month: number, day: number];
  days: number;
  categories: string[];
  discount: string;
  coupon: string | null;
}

const CLOTHES = ["Clothing", "Shoes", "Home Textiles"];

const YEARLY: readonly Yearly[] = [
  {
    key: "winter-sale",
    name: "Winter sale",
    from: [1, 8],
    days: 28,
    categories: CLOTHES,
    discount: "0.20",
    coupon: null,
  },
  {
    key: "valentine",
    name: "Valentine's week",
    from: [2, 7],
    days: 8,
    categories: ["Beauty", "Food & Drink"],
    discount: "0.10",
    coupon: "LOVE10",
  },
  {
    key: "garden-days",
    name: "Garden days",
    from: [3, 20],
    days: 27,
    categories: ["Garden"],
    discount: "0.15",
    coupon: null,
  },
  {
    key: "summer-sale",
    name: "Summer sale",
    from: [6, 25],
    days: 28,
    categories: ["Clothing", "Shoes", "Sports"],
    discount: "0.20",
    coupon: null,
  },
  {
    key: "back-to-school",
    name: "Back to school",
    from: [8, 20],
    days: 22,
    categories: ["Books & Stationery", "Electronics"],
    discount: "0.10",
    coupon: "SCHOOL10",
  },
  {
    key: "toy-weeks",
    name: "Toy weeks",
    from: [12, 3],
    days: 16,
    categories: ["Toys & Games"],
    discount: "0.10",
    coupon: null,
  },
];

/** The campaigns that start in one year. */
export function campaignsOf(year: number): Campaign[] {
  const yearly = YEARLY.map(({ from, days, key, ...rest }): Campaign => {
    const first = dayNumber(year, from[0], from[1]);
    return { ...rest, key: `${key}-${year}`, starts_on: isoDate(first), ends_on: isoDate(first + days - 1) };
  });
  return [...yearly, blackWeek(year)];
}

function blackWeek(year: number): Campaign {
  const friday = blackFriday(year);
  return {
    key: `black-week-${year}`,
    name: "Black week",
    starts_on: isoDate(friday - 4),
    ends_on: isoDate(friday + 3),
    categories: [],
    discount: "0.20",
    coupon: "BLACK20",
  };
}
