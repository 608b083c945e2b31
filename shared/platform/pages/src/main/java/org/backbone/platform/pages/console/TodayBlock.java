package org.backbone.platform.pages.console;

import gg.jte.Content;
import java.util.List;

/// A block of the console's first page.
///
/// @param id names it on the page, so that a jump finds it
/// @param place where it stands
/// @param waiting how many things in it wait for somebody
/// @param jump what a jump to it says; empty for none
/// @param notice what was just done, to stand above all; empty content for nothing
/// @param content the block itself
public record TodayBlock(
    String id, Place place, long waiting, String jump, Content notice, Content content) {
  /// Those that stand in a place, in their order.
  public static List<TodayBlock> at(Place place, List<TodayBlock> blocks) {
    return blocks.stream().filter(block -> block.place() == place).toList();
  }

  /// Where a block stands.
  public enum Place {
    /// In the first of two columns.
    FIRST,
    /// In the second.
    SECOND,
    /// Below both, as wide as the page.
    BELOW
  }
}
