import { faultTests } from "./fault-tests.ts";

faultTests("rules");
