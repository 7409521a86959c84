import type { ReactNode } from 'react';
import { Link, type LinkProps, NavLink, useLocation } from 'react-router';
import { keepingSidebar } from './paths';

interface AppLinkProps extends Omit<LinkProps, 'to'> {
  /** One of `paths`. */
  to: string;
}

/** A link within the app; what the sidebar shows stays as it is. */
export function AppLink({ to, ...props }: AppLinkProps) {
  return <Link {...props} to={keepingSidebar(to, useLocation().search)} />;
}

interface AppNavLinkProps {
  to: string;
  className?: string;
  children: ReactNode;
}

/** The same, marked as the current page where it is. */
export function AppNavLink({ to, className = '', children }: AppNavLinkProps) {
  return (
    <NavLink className={className} to={keepingSidebar(to, useLocation().search)}>
      {children}
    </NavLink>
  );
}
