package conversations.person;

import conversations.platform.text.Folding;
import conversations.platform.text.RefoldableForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Brings the folded names of users up to date. */
@ApplicationScoped
class UserSearchForms implements RefoldableForms {
    private final EntityManager entities;

    UserSearchForms(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public int refold(int limit) {
        var users = entities.createNativeQuery(
                        "select * from users where folding < " + Folding.VERSION
                                + " order by id limit :max for update skip locked",
                        User.class)
                .setParameter("max", limit)
                .getResultList();
        users.forEach(user -> ((User) user).fold());
        return users.size();
    }
}
