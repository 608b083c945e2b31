package org.backbone.platform.files;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A form that brings one file straight to the bucket, without a script: `multipart/form-data`, the
/// fields in this order, and last the file as `file`.
///
/// @param url where it is posted to
/// @param fields what it carries along unseen
/// @param until when it stops working
public record UploadForm(String url, SequencedMap<String, String> fields, Instant until) {
  /// Copies the fields.
  public UploadForm {
    fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
  }
}
