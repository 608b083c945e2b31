package org.backbone.runner.log;

import java.util.List;
import java.util.Optional;
import org.backbone.runner.page.Day;

/// What `calls.jte` shows.
///
/// @param functions the logical ids to choose from
/// @param days the calls, newest first
/// @param older the address of the calls before these; empty when there are none
public record CallList(
    CallQuery query,
    List<String> functions,
    List<Day<JournalEntry>> days,
    Optional<String> older) {}
