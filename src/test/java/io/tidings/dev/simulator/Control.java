package io.tidings.dev.simulator;

import java.util.Map;

/** The simulator's own calls, which need no key: faults, ledger, reset. */
final class Control {
  private final Simulator simulator;

  Control(Simulator simulator) {
    this.simulator = simulator;
  }

  Operations operations() {
    return new Operations()
        .add("GET /simulator/faults", this::faults)
        .add("PUT /simulator/faults", this::changeFaults)
        .add("GET /simulator/ledger", this::ledger)
        .add("GET /simulator/totals", this::totals)
        .add("POST /simulator/inbound", this::inbound)
        .add("POST /simulator/reset", this::reset);
  }

  private Answer faults(Call call) {
    return Answer.json(200, simulator.faults());
  }

  private Answer changeFaults(Call call) {
    try {
      simulator.faults(call.json().toString());
    } catch (IllegalArgumentException e) {
      return Answer.json(400, JsonText.object().add("error", e.getMessage()).build());
    }
    return faults(call);
  }

  private Answer ledger(Call call) {
    var messageId = call.parameter("messageId");
    if (messageId.isEmpty()) {
      return Answer.json(200, simulator.ledger());
    }
    var never = JsonText.object().add("messageId", messageId.get()).add("accepted", 0).build();
    return simulator
        .ledger(messageId.get())
        .map(entry -> Answer.json(200, entry))
        .orElseGet(() -> Answer.json(404, never));
  }

  private Answer inbound(Call call) {
    simulator.inbound(call.json());
    return new Answer(204, "application/json", "", Map.of());
  }

  private Answer totals(Call call) {
    return Answer.json(200, simulator.totals());
  }

  private Answer reset(Call call) {
    simulator.reset();
    return new Answer(204, "application/json", "", Map.of());
  }
}
