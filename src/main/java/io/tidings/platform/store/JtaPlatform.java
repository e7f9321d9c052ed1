package io.tidings.platform.store;

import jakarta.transaction.TransactionManager;
import jakarta.transaction.UserTransaction;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.hibernate.engine.transaction.jta.platform.internal.AbstractJtaPlatform;

/**
 * Finds the server's transaction manager where Payara and WildFly keep it. Hibernate knows neither
 * Payara's place by itself nor may it be told one server's in a WAR for all of them.
 */
@SuppressWarnings("BanJNDI") // all names are constants
public class JtaPlatform extends AbstractJtaPlatform {

  private static final long serialVersionUID = 1;
  private static final List<String> TRANSACTION_MANAGERS =
      List.of(
          "java:appserver/TransactionManager",
          "java:jboss/TransactionManager",
          "java:/TransactionManager");

  @Override
  protected TransactionManager locateTransactionManager() {
    for (var name : TRANSACTION_MANAGERS) {
      try {
        return InitialContext.doLookup(name);
      } catch (NamingException elsewhere) {
        // the next name is another server's
      }
    }
    throw new IllegalStateException(
        "No transaction manager at any of " + TRANSACTION_MANAGERS + ": is this server supported?");
  }

  @Override
  protected UserTransaction locateUserTransaction() {
    try {
      return InitialContext.doLookup("java:comp/UserTransaction");
    } catch (NamingException missing) {
      throw new IllegalStateException("The server has no UserTransaction", missing);
    }
  }
}
