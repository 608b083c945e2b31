package org.backbone.runner.walk;

import org.junit.jupiter.api.BeforeAll;

/// The four roads on an engine that is not ours: `.ci/elsewhere` deployed the suite there, and says
/// the port of its front door as `elsewhere.port`. Without an engine it is not run, hence its name.
class FourRoadsElsewhere extends FourRoads {
  private record Elsewhere(int port) implements Deployment {}

  @BeforeAll
  void arrive() {
    walk(new Elsewhere(Integer.getInteger("elsewhere.port")));
  }
}
