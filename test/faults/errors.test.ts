import { faultTests } from "./fault-tests.ts";

faultTests("errors");
