package org.backbone.functions.outcomeingest;

import java.io.IOException;
import org.backbone.platform.core.Language;

/// Prints the mail that refuses a file, in the language of the argument.
final class RefusalIn {
  private RefusalIn() {}

  public static void main(String[] arguments) throws IOException {
    var language = Language.of(arguments[0]).orElseThrow();
    System.out.println(new OutcomeIngestHandlerTest().refusal(language));
  }
}
