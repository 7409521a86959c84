package conversations.person;

import conversations.platform.text.Folding;
import conversations.platform.text.StoredForms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** The folded names of users. */
@ApplicationScoped
class UserForms implements StoredForms {
    private final EntityManager entities;

    UserForms(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional
    public int foldAnew(int most) {
        var users = entities.createNativeQuery(
                        "select * from users where folding < " + Folding.VERSION
                                + " order by id limit :most for update skip locked",
                        User.class)
                .setParameter("most", most)
                .getResultList();
        users.forEach(user -> ((User) user).fold());
        return users.size();
    }
}
