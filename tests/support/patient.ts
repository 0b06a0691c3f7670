import { configure } from "@testing-library/react";

// On a busy machine a second is soon over; what never comes fails by the test's own time.
configure({ asyncUtilTimeout: 10_000 });
