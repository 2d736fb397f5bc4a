import { join } from "node:path";
import { openDatabase } from "../../store/database.ts";
import { createSqliteCheckpointer } from "../../store/sqlite-checkpointer.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { testClockSetBack } from "./clock-contract.ts";

testClockSetBack(async () => createSqliteCheckpointer(openDatabase(join(temporaryFolder(), "store"))));
