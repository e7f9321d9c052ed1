package io.tidings.dev.load;

import io.tidings.dev.simulator.Simulator;

/** How Infobip is away. */
enum OutageMode {
  /** Nobody listens. */
  REFUSED {
    @Override
    void begin(Simulator simulator) {
      simulator.disappear();
    }

    @Override
    void end(Simulator simulator) {
      simulator.reappear();
    }
  },
  /** Every call is answered 503. */
  ERRORS {
    @Override
    void begin(Simulator simulator) {
      simulator.faults("{\"outage\": \"503\"}");
    }

    @Override
    void end(Simulator simulator) {
      simulator.faults("{\"outage\": null}");
    }
  },
  /** Every message is taken, but the answer comes too late. */
  TIMEOUTS {
    @Override
    void begin(Simulator simulator) {
      simulator.faults("{\"latencyMillis\": {\"min\": 10000, \"max\": 10000}}");
    }

    @Override
    void end(Simulator simulator) {
      simulator.faults("{\"latencyMillis\": null}");
    }
  };

  abstract void begin(Simulator simulator);

  abstract void end(Simulator simulator);
}
