import type { TableReport } from "../eval-report.ts";

/** What a table is called on the page. */
export function tableName({ compared }: TableReport): string {
  const { task, dataset } = compared.table.planned;
  return `${task.name} on ${dataset.name}`;
}

/** Its anchor, by its place. */
export function tableId(at: number): string {
  return `t${at + 1}`;
}
