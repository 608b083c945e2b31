package org.backbone.platform.core;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where it is said what happened: an event's name, and what it counts or which id it is about.
/// Never a name, an address or an answer of a person, and never a token.
///
/// An event's name is in kebab case and said by one class alone, so that whoever searches for it
/// finds one meaning; a test reads them all.
public interface Log {
  /// Says that `event` happened.
  void info(String event, Map<String, ?> facts);

  /// Says that `event` happened and that somebody should look.
  void warn(String event, Map<String, ?> facts);

  /// Says that `event` happened because of `cause`: what was thrown, by its classes, and the line
  /// of ours that it came from. Not its words, for they may hold an address or a name.
  default void warn(String event, Map<String, ?> facts, Throwable cause) {
    var told = new LinkedHashMap<String, Object>(facts);
    told.put("cause", Causes.classes(cause));
    Causes.place(cause).ifPresent(place -> told.put("at", place));
    warn(event, told);
  }

  /// Says that `event` happened, which nobody foresaw.
  void error(String event, Map<String, ?> facts);

  /// Says that `event` happened because of `cause`, which nobody foresaw: as
  /// [#warn(String, Map, Throwable)], with the way that led there, line by line.
  default void error(String event, Map<String, ?> facts, Throwable cause) {
    var told = new LinkedHashMap<String, Object>(facts);
    told.put("cause", Causes.classes(cause));
    Causes.place(cause).ifPresent(place -> told.put("at", place));
    told.put("stack", Causes.stack(cause));
    error(event, told);
  }
}
