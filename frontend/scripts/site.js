// The components that gain from a script. Every page works without it.
import {
  Button,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  createAll,
} from "govuk-frontend";

import { openTargets } from "./open-target.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const Component of [Button, ErrorSummary, NotificationBanner, PasswordInput, SkipLink]) {
  createAll(Component);
}
openTargets();
