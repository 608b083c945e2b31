package org.backbone.template;

/// A line of the template.
///
/// @param file the template's file name
/// @param line counted from 1
public record Place(String file, int line) {
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
