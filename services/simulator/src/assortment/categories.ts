export interface Category {
  name: string;
  /** Share of baskets' lines on an average day. */
  share: number;
  /** Median price in cents. */
  price: number;
  /** Cost as a part of the price, on average. */
  cost: number;
  /** Chance that an order's line is sent back. */
  refunds: number;
  /** Month of the demand peak (1-12) and how far demand swings around its mean (0-1). */
  peak: readonly [month: number, swing: number];
  /** Categories often bought together with this one. */
  goesWith: readonly string[];
  nouns: readonly string[];
  styles: readonly string[];
}

const words = (text: string): readonly string[] => text.split(", ");

export const CATEGORIES: readonly Category[] = [
  {
    name: "Kitchen",
    share: 12,
    price: 2190,
    cost: 0.52,
    refunds: 0.014,
    peak: [12, 0.2],
    goesWith: ["Food & Drink", "Home Textiles"],
    nouns: words(
      "Saucepan, Frying Pan, Chef's Knife, Cutting Board, Mixing Bowl, Teapot, Salad Bowl, Storage Jar, Bread Tin, Colander",
    ),
    styles: words("Enamel, Cast Iron, Oak, Stoneware, Copper, Steel, Glass, Bamboo, Ceramic"),
  },
  {
    name: "Home Textiles",
    share: 9,
    price: 2690,
    cost: 0.46,
    refunds: 0.022,
    peak: [11, 0.2],
    goesWith: ["Furniture & Lighting", "Kitchen"],
    nouns: words(
      "Cushion, Blanket, Bath Towel, Duvet Cover, Table Runner, Curtain, Bath Mat, Pillowcase, Tea Towel Set",
    ),
    styles: words("Linen, Organic Cotton, Wool, Striped, Quilted, Velvet, Waffle, Jacquard, Herringbone"),
  },
  {
    name: "Furniture & Lighting",
    share: 5,
    price: 6900,
    cost: 0.58,
    refunds: 0.03,
    peak: [10, 0.15],
    goesWith: ["Home Textiles"],
    nouns: words("Side Table, Table Lamp, Wall Shelf, Stool, Floor Lamp, Mirror, Coat Rack, Bookcase, Pendant Light"),
    styles: words("Walnut, Brass, Rattan, Ash, Matt Black, Pine, Smoked Glass, Marble, Paper"),
  },
  {
    name: "Garden",
    share: 8,
    price: 2390,
    cost: 0.5,
    refunds: 0.013,
    peak: [5, 0.7],
    goesWith: ["Sports", "Books & Stationery"],
    nouns: words(
      "Watering Can, Planter, Trowel, Bird Feeder, Lantern, Seed Kit, Hose Reel, Garden Fork, Pruning Shears",
    ),
    styles: words("Terracotta, Galvanised, Willow, Zinc, Teak, Compact, Hanging, Recycled, Classic"),
  },
  {
    name: "Toys & Games",
    share: 10,
    price: 1990,
    cost: 0.5,
    refunds: 0.012,
    peak: [12, 0.55],
    goesWith: ["Books & Stationery"],
    nouns: words(
      "Puzzle, Building Blocks, Card Game, Train Set, Plush Bear, Board Game, Kite, Dolls' House, Marble Run",
    ),
    styles: words("Wooden, Magnetic, Pocket, Family, Giant, Pastel, Glow-in-the-Dark, Strategy, Alphabet"),
  },
  {
    name: "Books & Stationery",
    share: 12,
    price: 1190,
    cost: 0.55,
    refunds: 0.006,
    peak: [9, 0.25],
    goesWith: ["Toys & Games", "Food & Drink"],
    nouns: words(
      "Notebook, Fountain Pen, Cookbook, Travel Guide, Planner, Sketchbook, Pencil Set, Novel, Greeting Cards",
    ),
    styles: words("Dotted, Leather, Illustrated, Pocket, Hardcover, Recycled, Botanical, Weekly, Nautical"),
  },
  {
    name: "Clothing",
    share: 13,
    price: 3290,
    cost: 0.42,
    refunds: 0.055,
    peak: [10, 0.15],
    goesWith: ["Shoes", "Sports"],
    nouns: words("T-Shirt, Jumper, Scarf, Shirt, Rain Jacket, Cardigan, Trousers, Dress, Beanie, Socks Set"),
    styles: words("Merino, Organic Cotton, Breton, Linen, Denim, Corduroy, Fleece, Ribbed, Relaxed"),
  },
  {
    name: "Shoes",
    share: 5,
    price: 6490,
    cost: 0.45,
    refunds: 0.075,
    peak: [10, 0.15],
    goesWith: ["Clothing"],
    nouns: words(
      "Trainers, Ankle Boots, Sandals, Loafers, Slippers, Rain Boots, Deck Shoes, Espadrilles, Hiking Boots",
    ),
    styles: words("Canvas, Suede, Leather, Vegan, Felt, Cork, Waterproof, Woven, Classic"),
  },
  {
    name: "Beauty",
    share: 9,
    price: 1590,
    cost: 0.36,
    refunds: 0.008,
    peak: [12, 0.2],
    goesWith: ["Food & Drink", "Clothing"],
    nouns: words("Hand Cream, Shampoo Bar, Face Oil, Soap Set, Body Lotion, Lip Balm, Bath Salts, Sun Cream, Candle"),
    styles: words("Lavender, Sea Salt, Rose, Citrus, Almond, Unscented, Fig, Mint, Honey"),
  },
  {
    name: "Sports",
    share: 7,
    price: 2990,
    cost: 0.53,
    refunds: 0.026,
    peak: [6, 0.35],
    goesWith: ["Clothing", "Shoes"],
    nouns: words(
      "Yoga Mat, Water Bottle, Dumbbell Pair, Skipping Rope, Backpack, Bike Light, Running Belt, Foam Roller, Dry Bag",
    ),
    styles: words("Cork, Insulated, Compact, Reflective, Non-Slip, Trail, Ultralight, Pro, Foldable"),
  },
  {
    name: "Electronics",
    share: 6,
    price: 4490,
    cost: 0.66,
    refunds: 0.035,
    peak: [11, 0.3],
    goesWith: ["Books & Stationery"],
    nouns: words(
      "Headphones, Power Bank, Desk Lamp, Bluetooth Speaker, Radio, Alarm Clock, Charger, Kettle, E-Reader Case",
    ),
    styles: words("Wireless, Solar, Portable, Retro, USB-C, Mini, Smart, Noise-Cancelling, Rechargeable"),
  },
  {
    name: "Food & Drink",
    share: 14,
    price: 890,
    cost: 0.6,
    refunds: 0.004,
    peak: [12, 0.35],
    goesWith: ["Kitchen", "Beauty"],
    nouns: words(
      "Olive Oil, Coffee Beans, Dark Chocolate, Herbal Tea, Sea Salt, Honey, Biscuits, Granola, Pasta, Fig Jam",
    ),
    styles: words("Organic, Single-Origin, Smoked, Wild, Stone-Ground, Spiced, Classic, Sugar-Free, Small-Batch"),
  },
];
