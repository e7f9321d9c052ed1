package io.tidings.loop;

/** Work that goes on in the background for as long as the application runs. */
public interface Background {

  /** When it starts; what starts last stops first. Within a stage the order does not matter. */
  enum Stage {
    /** The database is brought to its version and watched. */
    STORE,
    /** Tables have room for what comes, and what is too old is forgotten. */
    TABLES,
    /** Messages are accepted and submitted, and reports stored. */
    WORK,
    /** Readers are told what happens until they have been sent away. */
    STREAMS,
    /** Whoever asks for readiness hears of the end before anything else stops. */
    NOTICE
  }

  Stage stage();

  /**
   * @return ends it
   */
  AutoCloseable start();
}
