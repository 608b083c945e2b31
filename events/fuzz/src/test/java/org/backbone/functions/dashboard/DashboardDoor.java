package org.backbone.functions.dashboard;

import java.util.Map;
import org.backbone.fuzz.HttpDoor;
import org.backbone.fuzz.Target;

/// What everybody reads, and where no other function answers.
public final class DashboardDoor {
  private DashboardDoor() {}

  /// Its target. It writes nothing, so one network lasts.
  public static Target target() {
    return HttpDoor.target(
        "dashboard",
        DashboardHandler.class,
        Map.of(
            "indicator", "wic_pregnant_women", "id", "wic_pregnant_women", "file", "backbone.css"),
        Integer.MAX_VALUE,
        () -> new HttpDoor.Running(SampleNetwork.atWork().handler(), "", ""));
  }
}
