import { z } from "@hono/zod-openapi";

const place = z.object({ place: z.string().openapi({ example: "ops.log_line.line" }), rows: z.number().int() });
export type Place = z.infer<typeof place>;

export const erasureDoc = z
  .object({
    placeholder: z.string().openapi({ description: "The name that the customer's orders go by now." }),
    changed: z.array(place),
    searched_for: z
      .number()
      .int()
      .openapi({ description: "How many texts told the person: id, name, e-mail, addresses." }),
    left: z.array(place).openapi({ description: "Where one of them was still found afterwards: should be nowhere." }),
    others: z.array(place).openapi({
      description: "Where a short number or word, or a name that others bear too, stands: look whether it is theirs.",
    }),
    loki: z.string().nullable(),
    clean: z.boolean(),
  })
  .openapi("Erasure");
export type ErasureDoc = z.infer<typeof erasureDoc>;

export const personalData = z.record(z.string(), z.unknown()).openapi("PersonalData");
export type PersonalData = z.infer<typeof personalData>;
