import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { customers } from "../testing/customers.ts";
import { RfmGrid } from "./RfmGrid.tsx";

const cell = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}:`) });

test("arrows walk the cells, and Enter chooses one", async () => {
  const onChoose = vi.fn();
  render(<RfmGrid doc={customers} measure="customers" onChoose={onChoose} />);
  await userEvent.tab();
  expect(document.activeElement).toBe(cell("R2 F1"));
  await userEvent.keyboard("{ArrowRight}{ArrowDown}");
  expect(document.activeElement).toBe(cell("R1 F2"));
  await userEvent.keyboard("{ArrowUp}{Enter}");
  expect(onChoose).toHaveBeenCalledWith(expect.objectContaining({ r: 2, f: 2 }));
  expect(screen.getAllByRole("button").filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
});

test("the chosen cell is pressed; a row is when only its score is chosen", () => {
  const pressed = () => screen.getAllByRole("button", { pressed: true });
  const { rerender } = render(
    <RfmGrid doc={customers} measure="customers" chosen={{ r: 2, f: 2 }} onChoose={() => {}} />,
  );
  expect(pressed()).toHaveLength(1);
  rerender(<RfmGrid doc={customers} measure="customers" chosen={{ r: 2, f: undefined }} onChoose={() => {}} />);
  expect(pressed()).toHaveLength(2);
});

test("on a dashboard cells are read and not pressed", () => {
  render(<RfmGrid doc={customers} measure="monetary" />);
  expect(screen.queryAllByRole("button")).toEqual([]);
  const cell = screen.getByLabelText(/^R2 F2: 200 customers, sales €9,000.00/);
  expect([cell.tagName, cell.textContent]).toEqual(["TD", "€9K"]);
});
