package org.backbone.runner;

import java.util.List;
import java.util.Map;
import org.backbone.partners.PartnerSummary;

/// What `home.jte` shows.
///
/// @param network pages of the network
/// @param stack the stack's own pages
/// @param failures how many messages wait in the failure queues
/// @param staff who one can be of the backbone's staff
/// @param partners whose contact one can be
/// @param partnersUnknown whether the table does not answer
/// @param functions what runs
/// @param parameters the template's, with their values
/// @param data the folder that keeps all state
/// @param notImitated what of AWS is not there
/// @param unemulated what of the template has no effect
public record HomeView(
    List<Link> network,
    List<Link> stack,
    int failures,
    List<Link> staff,
    List<PartnerSummary> partners,
    boolean partnersUnknown,
    List<Runs> functions,
    Map<String, String> parameters,
    String data,
    List<String> notImitated,
    List<String> unemulated) {
  /// Where one may go, and what is there.
  public record Link(String path, String what) {}

  /// A function.
  ///
  /// @param triggers what starts it
  /// @param handler the class, without its package
  public record Runs(String id, String name, List<String> triggers, String handler) {}
}
