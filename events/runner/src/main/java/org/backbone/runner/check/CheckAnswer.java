package org.backbone.runner.check;

import java.io.IOException;
import java.nio.file.Path;
import org.backbone.outcomes.check.Report;

/// A way of writing down what a check came to.
interface CheckAnswer {
  void print(Path file, Report report) throws IOException;
}
