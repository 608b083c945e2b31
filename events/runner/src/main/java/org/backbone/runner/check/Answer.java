package org.backbone.runner.check;

import java.io.IOException;
import java.nio.file.Path;
import org.backbone.domain.outcome.Report;

/// A way of writing down what a check came to.
interface Answer {
  void print(Path file, Report report) throws IOException;
}
