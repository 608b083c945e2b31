package org.backbone.fuzz;

import java.io.IOException;

/// A place of ours where bytes of anybody come in. It returns, whatever they are; what it throws is
/// a finding.
public interface Door {
  /// Lets them in.
  void open(byte[] input) throws IOException;
}
